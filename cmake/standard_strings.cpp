// The distribution's standard library for WebAssembly is built for size: what its strings do one character at a time calls
// a function for each. Linked before it, this is taken instead.
#include <string>

template class std::basic_string<char>;
