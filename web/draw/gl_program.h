// A shader program made from the pair shaders/NAME.vert and shaders/NAME.frag.
#pragma once

#include <GLES3/gl3.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loopscope {

class GlProgram {
public:
    GlProgram() = default;
    GlProgram(const GlProgram&) = delete;
    GlProgram& operator=(const GlProgram&) = delete;
    ~GlProgram();

    // Compiles and links; on failure says why and leaves the program empty.
    bool build(std::string_view name, std::string& problem);
    // The context was lost, and everything in it: there is nothing left to delete.
    void forget();

    bool is_built() const { return id_ != 0; }
    GLuint id() const { return id_; }
    // Its place; -1 where the shaders have no such uniform. The graphics are not asked: that was done when it was
    // built.
    GLint uniform(std::string_view name) const;

private:
    void find_uniforms();

    GLuint id_ = 0;
    std::vector<std::pair<std::string, GLint>> uniforms_;
};

} // namespace loopscope
