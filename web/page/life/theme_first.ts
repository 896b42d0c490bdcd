// Runs before the first paint: a chosen theme must not arrive after the page in another one. For a frame its address chooses.
import { read } from '../session/storage';

const in_frame = document.documentElement.hasAttribute('data-embed');
const chosen = in_frame ? new URLSearchParams(location.search).get('theme') : read('theme');
if (chosen === 'dark' || chosen === 'light' || chosen === 'contrast') document.documentElement.dataset.theme = chosen;
