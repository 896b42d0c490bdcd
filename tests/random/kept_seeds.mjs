// Seeds whose programs once differed from Chromium; compared again in every run. A change of the generator changes what a seed
// means: then the program itself belongs into tests/corpus.
export const kept_seeds = [];
