// In which order the library's sources run: each after those that it uses. A source names them in its first lines,
// uses('dom/nodes', 'dom/tree_changes'), by their paths below the folder that both stand in.
#include "engine/builtins/library_sources.h"

#include <algorithm>

namespace loopscope {

static constexpr std::string_view opening = "uses(", closing = ");\n";

static std::size_t end_of_uses(std::string_view text) {
    std::size_t end = 0;
    while (text.substr(end).starts_with(opening)) end = text.find(closing, end) + closing.size();
    return end;
}

std::vector<std::string_view> uses_of(const LibrarySource& source) {
    std::vector<std::string_view> used;
    const std::string_view statement = source.text.substr(0, end_of_uses(source.text));
    for (std::size_t open = statement.find('\''); open != std::string_view::npos; open = statement.find('\'', open)) {
        const std::size_t close = statement.find('\'', open + 1);
        used.push_back(statement.substr(open + 1, close - open - 1));
        open = close + 1;
    }
    return used;
}

std::string_view record_name(const LibrarySource& source) {
    const std::string_view file = source.name.substr(source.name.rfind('/') + 1);
    return file.substr(0, file.size() - std::string_view(".js").size());
}

std::string program_of(const LibrarySource& source) {
    std::string text(source.text);
    const std::size_t end = end_of_uses(text);
    std::replace_if(
        text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c != '\n'; }, ' ');
    return text;
}

namespace {

class Sorting {
public:
    explicit Sorting(std::string_view folder) : folder_(folder) {
        for (const LibrarySource& source : library_sources())
            if (source.name.starts_with(folder)) waiting_.push_back(&source);
    }

    std::vector<const LibrarySource*> run() {
        while (!waiting_.empty()) take(waiting_.front());
        return std::move(sorted_);
    }

private:
    // Depth first. What is already on its way is not waited for: the house test finds circles.
    void take(const LibrarySource* source) {
        waiting_.erase(std::find(waiting_.begin(), waiting_.end(), source));
        for (const std::string_view used : uses_of(*source)) {
            const std::string name = std::string(folder_) + std::string(used) + ".js";
            const auto found = std::find_if(waiting_.begin(), waiting_.end(),
                                            [&](const LibrarySource* other) { return other->name == name; });
            if (found != waiting_.end()) take(*found);
        }
        sorted_.push_back(source);
    }

    std::string_view folder_;
    std::vector<const LibrarySource*> waiting_; // by name
    std::vector<const LibrarySource*> sorted_;
};

} // namespace

std::vector<const LibrarySource*> sources_in_order(std::string_view folder) { return Sorting(folder).run(); }

} // namespace loopscope
