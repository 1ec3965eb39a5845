/** Tests of the use ledger. */
@NullMarked
package io.shuijing.dock.ledger;

import org.jspecify.annotations.NullMarked;
