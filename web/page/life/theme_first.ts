// Runs before the first paint: a chosen theme must not arrive after the page in another one.
import { read } from '../session/storage';

const chosen = read('theme');
if (chosen === 'dark' || chosen === 'light' || chosen === 'contrast') document.documentElement.dataset.theme = chosen;
