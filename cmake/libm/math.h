// What the chosen files of musl's src/math find in place of the platform's <math.h>: the functions under the names of
// engine/runtime/libm.h, and the two that the instruction sets compute exactly as built-ins.
#pragma once

#define acos musl_acos
#define acosh musl_acosh
#define asin musl_asin
#define asinh musl_asinh
#define atan musl_atan
#define atan2 musl_atan2
#define atanh musl_atanh
#define cbrt musl_cbrt
#define cos musl_cos
#define cosh musl_cosh
#define exp musl_exp
#define expm1 musl_expm1
#define floor musl_floor
#define fmod musl_fmod
#define hypot musl_hypot
#define log musl_log
#define log10 musl_log10
#define log1p musl_log1p
#define log2 musl_log2
#define pow musl_pow
#define scalbn musl_scalbn
#define sin musl_sin
#define sinh musl_sinh
#define tan musl_tan
#define tanh musl_tanh

#define __cos musl_inner_cos
#define __exp_data musl_exp_data
#define __expo2 musl_expo2
#define __log2_data musl_log2_data
#define __log_data musl_log_data
#define __math_divzero musl_math_divzero
#define __math_invalid musl_math_invalid
#define __math_oflow musl_math_oflow
#define __math_uflow musl_math_uflow
#define __math_xflow musl_math_xflow
#define __pow_log_data musl_pow_log_data
#define __rem_pio2 musl_rem_pio2
#define __rem_pio2_large musl_rem_pio2_large
#define __sin musl_inner_sin
#define __tan musl_inner_tan

#define fabs __builtin_fabs
#define sqrt __builtin_sqrt
#define isnan __builtin_isnan
#define isinf __builtin_isinf
#define signbit __builtin_signbit
#define NAN __builtin_nanf("")
#define INFINITY __builtin_inff()
#define hidden // musl's own <features.h> would mark these as invisible to other libraries
#define MAXFLOAT 3.40282346638528859812e+38F

typedef float float_t;
typedef double double_t;

double acos(double);
double acosh(double);
double asin(double);
double asinh(double);
double atan(double);
double atan2(double, double);
double atanh(double);
double cbrt(double);
double cos(double);
double cosh(double);
double exp(double);
double expm1(double);
double floor(double);
double fmod(double, double);
double hypot(double, double);
double log(double);
double log10(double);
double log1p(double);
double log2(double);
double pow(double, double);
double scalbn(double, int);
double sin(double);
double sinh(double);
double tan(double);
double tanh(double);
