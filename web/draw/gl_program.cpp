#include "web/draw/gl_program.h"

#include "web/draw/shader_sources.h"

namespace loopscope {

static std::string_view shader_text(std::string_view file) {
    for (const ShaderSource& source : shader_sources()) {
        if (source.name == file) return source.text;
    }
    return {};
}

static GLuint compile_shader(GLenum kind, const std::string& file, std::string& problem) {
    std::string_view text = shader_text(file);
    if (text.empty()) {
        problem = "there is no shaders/" + file;
        return 0;
    }
    GLuint shader = glCreateShader(kind);
    const char* start = text.data();
    GLint length = static_cast<GLint>(text.size());
    glShaderSource(shader, 1, &start, &length);
    glCompileShader(shader);
    GLint compiled = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &compiled);
    if (compiled) return shader;
    char log[1024] = {};
    glGetShaderInfoLog(shader, sizeof log, nullptr, log);
    problem = "shaders/" + file + " does not compile: " + log;
    glDeleteShader(shader);
    return 0;
}

GlProgram::~GlProgram() {
    if (id_) glDeleteProgram(id_);
}

bool GlProgram::build(std::string_view name, std::string& problem) {
    GLuint vertex = compile_shader(GL_VERTEX_SHADER, std::string(name) + ".vert", problem);
    if (!vertex) return false;
    GLuint fragment = compile_shader(GL_FRAGMENT_SHADER, std::string(name) + ".frag", problem);
    if (!fragment) {
        glDeleteShader(vertex);
        return false;
    }
    GLuint program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint linked = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &linked);
    if (linked) {
        if (id_) glDeleteProgram(id_);
        id_ = program;
        find_uniforms();
        return true;
    }
    char log[1024] = {};
    glGetProgramInfoLog(program, sizeof log, nullptr, log);
    problem = "the shader pair " + std::string(name) + " does not link: " + log;
    glDeleteProgram(program);
    return false;
}

void GlProgram::find_uniforms() {
    uniforms_.clear();
    GLint count = 0;
    glGetProgramiv(id_, GL_ACTIVE_UNIFORMS, &count);
    for (GLint i = 0; i < count; ++i) {
        char name[64] = {};
        GLint size = 0;
        GLenum type = 0;
        glGetActiveUniform(id_, static_cast<GLuint>(i), sizeof name, nullptr, &size, &type, name);
        uniforms_.emplace_back(name, glGetUniformLocation(id_, name));
    }
}

GLint GlProgram::uniform(std::string_view name) const {
    for (const auto& [known, location] : uniforms_)
        if (known == name) return location;
    return -1;
}

void GlProgram::forget() { id_ = 0; }

} // namespace loopscope
