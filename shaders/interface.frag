#version 300 es
// In: atlas, the glyphs and one white texel for what is filled.
precision mediump float;

uniform sampler2D atlas;
in vec2 place;
in vec4 colour;
out vec4 fragment;

void main() {
    fragment = colour * texture(atlas, place);
}
