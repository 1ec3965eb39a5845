/**
 * How text is written for terminals and programs, in one place for all that print: columns where a
 * Chinese character takes two, lengths of media, and JSON.
 *
 * <p>Open {@link io.shuijing.dock.text.TerminalColumns} or {@link io.shuijing.dock.text.Json}; they
 * know nothing of what they write.
 */
@NullMarked
package io.shuijing.dock.text;

import org.jspecify.annotations.NullMarked;
