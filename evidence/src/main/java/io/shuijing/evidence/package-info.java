/** Names things that outlive a device. */
@NullMarked
package io.shuijing.evidence;

import org.jspecify.annotations.NullMarked;
