package org.chorusconnector.client.internal.files;

import java.util.stream.Stream;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileOwner;
import org.chorusconnector.client.files.FileTarget;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.files.Files;
import org.chorusconnector.client.files.StoredFile;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.streaming.FileDownload;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.structures.StructureId;

/** The file store over HTTP. */
public final class HttpFiles implements Files {

    /** Declares the services of this group. */
    public static final Class<?> API = FilesApi.class;

    private final Exchange exchange;
    private final FilesApi api;

    public HttpFiles(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(FilesApi.class);
    }

    @Override
    public FileId upload(FileUpload file) {
        return exchange.run(api.ajouterFichierDansSysteme(FilesApi.NewFile.of(file)), FilesApi.Added::toFileId);
    }

    @Override
    public Stream<StoredFile> ofStructure(StructureId structure) {
        return exchange.search(
                number -> api.rechercherPieceJointeSurStructure(
                        new FilesApi.Search(structure.value(), Page.Asked.of(number))),
                FilesApi.Row::toFile);
    }

    @Override
    public Stream<StoredFile> ofAccount() {
        return exchange.search(
                number -> api.rechercherPieceJointeSurMonCompte(new FilesApi.Search(null, Page.Asked.of(number))),
                FilesApi.Row::toFile);
    }

    @Override
    public long download(FileOwner owner, FileTarget target) {
        return exchange.runUncoded(
                api.telechargerPieceJointe(FilesApi.Wanted.of(owner)), new FileDownload("pieceJointe", target)::read);
    }

    @Override
    public void detach(long linkId) {
        if (linkId <= 0) {
            throw new IllegalArgumentException("linkId must be positive, not " + linkId);
        }
        exchange.run(api.detacherPieceJointe(new FilesApi.Detachment(linkId)));
    }
}
