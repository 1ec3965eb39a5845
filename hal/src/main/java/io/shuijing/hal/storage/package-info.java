/**
 * A volume with honest flushes.
 *
 * <p>Narrow on purpose: files only grow or are cut back, nothing is ever overwritten in place, and
 * nothing is durable before a flush said so. A name is durable only after its folder was flushed.
 */
@NullMarked
package io.shuijing.hal.storage;

import org.jspecify.annotations.NullMarked;
