/** Tests of roster, assignments and the desk. */
@NullMarked
package io.shuijing.dock.roster;

import org.jspecify.annotations.NullMarked;
