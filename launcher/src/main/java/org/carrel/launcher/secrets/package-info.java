/**
 * The secrets of one installation, made on its first start and readable by their owner only.
 *
 * <p>Owns the secrets folder and the file from which patron-service learns of the first accounts and clients.
 */
@NullMarked
package org.carrel.launcher.secrets;

import org.jspecify.annotations.NullMarked;
