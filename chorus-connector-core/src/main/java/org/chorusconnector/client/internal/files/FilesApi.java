package org.chorusconnector.client.internal.files;

import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.internal.Answer;
import org.chorusconnector.client.internal.CallSafety;
import org.chorusconnector.client.internal.FileContent;
import org.chorusconnector.client.internal.IncompleteAnswerException;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Files on the wire. */
interface FilesApi {

    @POST("cpro/transverses/v1/ajouter/fichier")
    @CallSafety(value = CallSafety.Level.REPEATABLE, service = "ajouterFichierDansSysteme")
    Call<StoredFile> ajouterFichierDansSysteme(@Body NewFile file);

    record NewFile(
            FileContent pieceJointeFichier,
            String pieceJointeNom,
            String pieceJointeTypeMime,
            String pieceJointeExtension) {

        static NewFile of(FileUpload file) {
            return new NewFile(new FileContent(file), file.name(), file.mimeType(), file.extension());
        }
    }

    record StoredFile(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            @Nullable Long pieceJointeId) implements Answer {

        FileId toFileId() {
            return new FileId(IncompleteAnswerException.required(pieceJointeId, "pieceJointeId"));
        }
    }
}
