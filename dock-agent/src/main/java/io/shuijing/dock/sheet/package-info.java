/**
 * Tables that people read or take away: on a terminal, as CSV, as JSON, as XLSX.
 *
 * <p>A {@link io.shuijing.dock.sheet.Sheet} is the table as text in one language; {@link
 * io.shuijing.dock.sheet.Form} writes it.
 *
 * <p>Invariants: all forms hold the same rows; a cell is never more than text to the program that
 * opens it (no formula, no control character); CSV begins with a byte order mark, without which
 * Excel in China takes UTF-8 for GBK.
 */
@NullMarked
package io.shuijing.dock.sheet;

import org.jspecify.annotations.NullMarked;
