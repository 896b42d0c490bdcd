// URL, Percent-encoded bytes and Hosts: what the URL parser is made of.
#pragma once

#include "engine/host/data_url.h"
#include "engine/web_apis/url/url.h"

namespace loopscope {

enum class UrlSet : std::uint8_t { control, fragment, query, path, userinfo, form };

bool in_url_set(UrlSet set, unsigned char c);
void append_percent_encoded(std::string& out, UrlSet set, std::string_view text);

// URL, The host parser; the serialized host.
UrlOutcome parse_url_host(std::string_view input, bool special, std::string& host);

} // namespace loopscope
