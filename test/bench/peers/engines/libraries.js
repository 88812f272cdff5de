/**
 * DBOS Transact and Emmett: libraries on PostgreSQL, in a process of their own behind the thinnest
 * HTTP that Node.js has, so that the same load generator reaches them as it reaches the others.
 */
import { startModule } from '../processes.js';

/** Connections of a library to the database: twice what DBOS takes by itself. */
export const CONNECTIONS = 20;

/**
 * @param {'dbos' | 'emmett'} library
 * @param {string} database the address of an empty PostgreSQL database
 */
export const openLibrary = (library, database) =>
  opened(`services/${library}.js`, [database, String(CONNECTIONS)]);

/** The same HTTP with nothing behind it. */
export const openBare = () => opened('services/bare.js', []);

async function opened(file, args) {
  const service = startModule(file, args);
  const { port } = await service.next();
  return { target: { host: '127.0.0.1', port }, close: service.close };
}
