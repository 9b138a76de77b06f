package org.chorusconnector.testkit;

/**
 * A file that the platform took. Its content is not kept, only what is needed to recognise it.
 *
 * @param id the platform's id, to be named in a submission
 * @param name the file name, extension included
 * @param mediaType the media type as sent
 * @param extension the extension as sent
 * @param size the size of the content in bytes
 * @param sha256 the SHA-256 of the content, 64 lower-case hexadecimal digits
 */
public record Upload(long id, String name, String mediaType, String extension, long size, String sha256) {}
