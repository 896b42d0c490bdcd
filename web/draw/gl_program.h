// A shader program made from the pair shaders/NAME.vert and shaders/NAME.frag.
#pragma once

#include <GLES3/gl3.h>

#include <string>
#include <string_view>

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
    GLint uniform(const char* name) const { return glGetUniformLocation(id_, name); }

private:
    GLuint id_ = 0;
};

} // namespace loopscope
