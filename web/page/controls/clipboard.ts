// A copy for the visitor, and what is said of it: that it is there, or what to do where the browser does not allow it.

import { say } from './notice';

export async function copy_text(text: string, copied: string, otherwise: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(copied);
  } catch {
    say('The browser did not allow the copy.', otherwise);
  }
}
