/* SDL's ways to copy pictures from one pixel format to another are 50 KB that nobody here calls: the canvas is drawn by
   WebGL. What chooses among them finds none. */
#include "SDL_internal.h"
#include "SDL_blit.h"
#include "SDL_blit_auto.h"
#include "SDL_blit_copy.h"
#include "SDL_blit_slow.h"

SDL_BlitFuncEntry SDL_GeneratedBlitFuncTable[] = {{0, 0, 0, 0, NULL}};
void SDL_BlitCopy(SDL_BlitInfo *info) { (void) info; }
void SDL_Blit_Slow(SDL_BlitInfo *info) { (void) info; }
SDL_BlitFunc SDL_CalculateBlit0(SDL_Surface *surface) { (void) surface; return NULL; }
SDL_BlitFunc SDL_CalculateBlit1(SDL_Surface *surface) { (void) surface; return NULL; }
SDL_BlitFunc SDL_CalculateBlitN(SDL_Surface *surface) { (void) surface; return NULL; }
SDL_BlitFunc SDL_CalculateBlitA(SDL_Surface *surface) { (void) surface; return NULL; }
