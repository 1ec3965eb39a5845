/** Orders as people write them, and what is spoken. */
@NullMarked
package io.shuijing.dock.prompt;

import org.jspecify.annotations.NullMarked;
