// URL Standard: addresses taken apart and put together. Text is UTF-8 on both sides.
//
// Hosts outside ASCII need the tables of IDNA, which are not here: they are distinguished from mere failures.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loopscope {

// URL, URL representation
struct Url {
    std::string scheme, username, password;
    std::optional<std::string> host;
    std::optional<unsigned> port;
    bool opaque_path = false; // path has one segment then, and no '/' before it
    std::vector<std::string> path;
    std::optional<std::string> query, fragment;
};

enum class UrlOutcome : std::uint8_t { good, failure, international };

// Where a setter of the URL interface lets the parser begin; `none` parses a whole address.
enum class UrlPart : std::uint8_t { none, protocol, host, hostname, port, pathname, search, hash };

// URL, the basic URL parser. With a part, `url` is changed, and is not to be used after a failure.
UrlOutcome parse_url(std::string_view input, const Url* base, Url& url, UrlPart part = UrlPart::none);
// The setters of username and password.
void set_url_user(Url& url, std::string_view name, std::string_view value);
bool is_special_scheme(std::string_view scheme);
bool cannot_have_credentials(const Url& url);

std::string url_text(const Url& url, bool without_fragment = false); // URL, URL serializing
std::string url_path_text(const Url& url);
std::string url_host_text(const Url& url);   // with the port
std::string url_origin_text(const Url& url); // "null" for opaque origins

// URL, application/x-www-form-urlencoded
using UrlPairs = std::vector<std::pair<std::string, std::string>>;
UrlPairs parse_url_pairs(std::string_view text);
std::string url_pairs_text(const UrlPairs& pairs);

} // namespace loopscope
