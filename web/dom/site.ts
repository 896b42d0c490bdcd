// Where the page's own files are. Every page of the site stands in its root folder.

export const in_site = (path: string): URL => new URL(path, document.baseURI);
