/**
 * What is known: codes, causes, steps and questions, read from the files under {@code resources/knowledge} (their format:
 * {@code src/docs/knowledge.md}). Content holds text and tables; conditions are typed code.
 */
@NullMarked
package dev.redial.knowledge;

import org.jspecify.annotations.NullMarked;
