// musl's mathematical functions under names of their own: the same source in the native build and in WebAssembly, so
// that Math.sin and its like give the same bits in both. The host's libm must not be used for a value that a program
// can see.
#pragma once

extern "C" {
double musl_acos(double);
double musl_acosh(double);
double musl_asin(double);
double musl_asinh(double);
double musl_atan(double);
double musl_atan2(double y, double x);
double musl_atanh(double);
double musl_cbrt(double);
double musl_cos(double);
double musl_cosh(double);
double musl_exp(double);
double musl_expm1(double);
double musl_fmod(double, double);
double musl_hypot(double, double);
double musl_log(double);
double musl_log10(double);
double musl_log1p(double);
double musl_log2(double);
double musl_pow(double base, double exponent);
double musl_sin(double);
double musl_sinh(double);
double musl_tan(double);
double musl_tanh(double);
}
