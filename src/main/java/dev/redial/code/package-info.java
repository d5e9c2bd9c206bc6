/** What the visitor saw on screen: error codes, how they are read from text, and the permanent address of each. */
@NullMarked
package dev.redial.code;

import org.jspecify.annotations.NullMarked;
