#include "engine/syntax/identifier_characters.h"

// libunicode.h itself is not C++: these two are all we need of it.
#if __has_include("libunicode.h")
#define LOOPSCOPE_HAS_UNICODE_TABLES 1
extern "C" int lre_is_id_start(std::uint32_t point);
extern "C" int lre_is_id_continue(std::uint32_t point);
#endif

namespace loopscope {

#ifdef LOOPSCOPE_HAS_UNICODE_TABLES
bool is_unicode_id_start(std::uint32_t point) { return lre_is_id_start(point); }
bool is_unicode_id_continue(std::uint32_t point) { return lre_is_id_continue(point); }
#else
// Without the tables: every letter-like block, coarsely.
bool is_unicode_id_start(std::uint32_t point) {
    return point >= 0xAA && point != 0xD7 && point != 0xF7 && !(point >= 0x2000 && point <= 0x206F) &&
           !(point >= 0x2190 && point <= 0x2BFF) && !(point >= 0x3000 && point <= 0x3004) &&
           !(point >= 0xD800 && point <= 0xF8FF) && !(point >= 0xFE00 && point <= 0xFE0F) && point < 0xFFF0;
}
bool is_unicode_id_continue(std::uint32_t point) { return is_unicode_id_start(point) || point == 0xB7; }
#endif

} // namespace loopscope
