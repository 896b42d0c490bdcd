// The faces' files, which the page hands over: the Latin ones before the first picture, others when a text needs them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace loopscope {

enum class Script : unsigned { latin, latin_extended, greek, cyrillic, count };

struct FontFile {
    std::string name; // as in the site's folder: inter-latin-400
    std::vector<unsigned char> bytes;
};

class FontFiles {
public:
    void add(std::string_view name, const unsigned char* bytes, std::size_t size) {
        files_.push_back({std::string(name), {bytes, bytes + size}});
    }
    // Empty when it is not there.
    const std::vector<unsigned char>& find(std::string_view name) const {
        static const std::vector<unsigned char> none;
        for (const FontFile& file : files_)
            if (file.name == name) return file.bytes;
        return none;
    }

private:
    std::vector<FontFile> files_;
};

} // namespace loopscope
