/**
 * The thinnest HTTP in front of a library: Node's own server, a body of JSON in, one of JSON out,
 * told to the parent process once it listens. It ends with its parent.
 */
import { createServer } from 'node:http';

/**
 * Listens on a free port of this machine.
 * @param {Readonly<Record<string, (workflow: string, signal: any) => Promise<unknown>>>} verbs
 *   what is done for `POST /<verb>/<workflow>`
 * @param {() => Promise<unknown>} close ends what the verbs stand on
 */
export function answering(verbs, close) {
  const server = createServer((request, response) => {
    const [, verb = '', workflow = ''] = (request.url ?? '').split('/');
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      try {
        const signal = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        tell(response, 200, await verbs[verb](workflow, signal));
      } catch (error) {
        tell(response, 500, { error: String(error) });
      }
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
  process.once('disconnect', async () => {
    server.close();
    server.closeAllConnections();
    await close();
    process.exit(0);
  });
}

function tell(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
