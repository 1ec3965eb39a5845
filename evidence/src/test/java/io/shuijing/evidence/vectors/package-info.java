/**
 * Recordings and attacks as strings, and the vectors of {@code docs/spec/vectors} that are made of
 * them.
 *
 * <p>The letters are explained in {@code docs/spec/vectors/README.md}. A vector is a folder with
 * what was supplied, the keys that are trusted, and {@code expect}, written by hand. {@code
 * -Dvectors.write=true} makes supply and keys anew from the pictures in {@code expect}; a plain
 * test run only reads.
 *
 * <p>Open {@link io.shuijing.evidence.vectors.Recording} first.
 */
@NullMarked
package io.shuijing.evidence.vectors;

import org.jspecify.annotations.NullMarked;
