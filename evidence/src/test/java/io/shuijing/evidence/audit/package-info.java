@NullMarked
package io.shuijing.evidence.audit;

import org.jspecify.annotations.NullMarked;
