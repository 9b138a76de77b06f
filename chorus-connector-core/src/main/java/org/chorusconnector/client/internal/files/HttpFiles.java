package org.chorusconnector.client.internal.files;

import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.files.Files;
import org.chorusconnector.client.internal.Exchange;

/** The file store over HTTP. */
public final class HttpFiles implements Files {

    private final Exchange exchange;
    private final FilesApi api;

    public HttpFiles(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(FilesApi.class);
    }

    @Override
    public FileId upload(FileUpload file) {
        return exchange.run(api.ajouterFichierDansSysteme(FilesApi.NewFile.of(file)), FilesApi.StoredFile::toFileId);
    }
}
