/** Redial: tells a person whose Remote Desktop connection fails what is wrong and what to do next. */
@NullMarked
package dev.redial;

import org.jspecify.annotations.NullMarked;
