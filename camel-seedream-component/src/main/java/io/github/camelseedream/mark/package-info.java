/**
 * The mark that says that an image was made by a model: found in a file, added to it, and carried
 * over when it is encoded anew. Nothing here decodes an image or holds one in memory.
 */
package io.github.camelseedream.mark;
