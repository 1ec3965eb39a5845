/** What a dock says of itself: see {@link io.shuijing.dock.board.BoardTest} first. */
@NullMarked
package io.shuijing.dock.board;

import org.jspecify.annotations.NullMarked;
