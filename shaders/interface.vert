#version 300 es
// What Dear ImGui draws: triangles in CSS pixels, origin at the upper left.
// In: display (CSS pixels). Out: place in the atlas, colour.
precision highp float;

layout(location = 0) in vec2 position;
layout(location = 1) in vec2 atlas_place;
layout(location = 2) in vec4 vertex_colour;
uniform vec2 display;
out vec2 place;
out vec4 colour;

void main() {
    place = atlas_place;
    colour = vertex_colour;
    gl_Position = vec4(position.x / display.x * 2.0 - 1.0, 1.0 - position.y / display.y * 2.0, 0.0, 1.0);
}
