/** Starts the console. */
import { render } from 'preact';
import { Console } from './app/console.js';

const page = document.getElementById('page');
if (page) render(<Console />, page);
