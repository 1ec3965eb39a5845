/** Links over real pseudo-terminals, and the edges of the gnss library that those cannot show. */
@NullMarked
package io.shuijing.hal.gnss;

import org.jspecify.annotations.NullMarked;
