// A time value as text. ECMA-262 21.4.1.32 Date Time String Format.
#pragma once

#include <string>

namespace loopscope {

std::string date_text(double time_value); // "1970-01-01T00:00:00.000Z", or "Invalid Date"

} // namespace loopscope
