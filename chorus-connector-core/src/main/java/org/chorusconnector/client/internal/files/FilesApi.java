package org.chorusconnector.client.internal.files;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.ResponseBody;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileOwner;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.files.StoredFile;
import org.chorusconnector.client.internal.streaming.FileContent;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Done;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.Page;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Streaming;

/** Files on the wire. */
interface FilesApi {

    @POST("cpro/transverses/v1/ajouter/fichier")
    @CallSafety(value = CallSafety.Level.REPEATABLE, service = "ajouterFichierDansSysteme", file = true)
    Call<Coded<Added>> ajouterFichierDansSysteme(@Body NewFile file);

    @POST("cpro/transverses/v1/rechercher/pj/structure")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherPieceJointeSurStructure")
    Call<Coded<Found<Row>>> rechercherPieceJointeSurStructure(@Body Search search);

    @POST("cpro/transverses/v1/rechercher/pj/moncompte")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherPieceJointeSurMonCompte")
    Call<Coded<Found<Row>>> rechercherPieceJointeSurMonCompte(@Body Search search);

    @Streaming
    @POST("cpro/transverses/v1/telecharger/pieceJointe")
    @CallSafety(value = CallSafety.Level.READ, service = "telechargerPieceJointe", file = true)
    Call<ResponseBody> telechargerPieceJointe(@Body Wanted wanted);

    @POST("cpro/transverses/v1/detacherPieceJointe")
    @CallSafety(value = CallSafety.Level.ONCE, service = "detacherPieceJointe")
    Call<Coded<Done>> detacherPieceJointe(@Body Detachment detachment);

    record Detachment(long idPieceJointeObjet) {}

    record NewFile(
            FileContent pieceJointeFichier,
            String pieceJointeNom,
            String pieceJointeTypeMime,
            String pieceJointeExtension) {

        static NewFile of(FileUpload file) {
            return new NewFile(FileContent.of(file), file.name(), file.mimeType(), file.extension());
        }
    }

    record Added(@Nullable Long pieceJointeId) {

        FileId toFileId() {
            return new FileId(IncompleteAnswerException.required(pieceJointeId, "pieceJointeId"));
        }
    }

    record Search(@Nullable Long idStructureCPP, Page.Asked parametresRecherche) {}

    record Row(
            @Nullable Long pieceJointeId,
            @Nullable String pieceJointeDesignation,
            @Nullable String pieceJointeExtension,
            @Nullable String pieceJointeTypeCode,
            @Nullable String pieceJointeTypeLibelle) {

        StoredFile toFile() {
            return new StoredFile(
                    new FileId(IncompleteAnswerException.required(pieceJointeId, "pieceJointeId")),
                    Optional.ofNullable(pieceJointeDesignation),
                    Optional.ofNullable(pieceJointeExtension),
                    Optional.ofNullable(pieceJointeTypeCode),
                    Optional.ofNullable(pieceJointeTypeLibelle));
        }
    }

    record Wanted(
            String objetPieceJointe,
            @Nullable OfInvoices demandePaiement,
            @Nullable OfEngagement engagementJuridique,
            @Nullable OfSolicitation sollicitation,
            @Nullable OfStructure structure) {

        static Wanted of(FileOwner owner) {
            return new Wanted(
                    owner.kind().code(),
                    owner.invoices().isEmpty() ? null : OfInvoices.of(owner),
                    owner.engagement()
                            .map(EngagementNumber::value)
                            .map(OfEngagement::new)
                            .orElse(null),
                    OfSolicitation.of(owner.solicitation()),
                    owner.structure().map(id -> new OfStructure(id.value())).orElse(null));
        }
    }

    record OfInvoices(String format, String avecPiecesJointesComplementaires, List<InvoiceRef> listeFacture) {

        static OfInvoices of(FileOwner owner) {
            return new OfInvoices(
                    "PDF",
                    "OUI",
                    owner.invoices().stream()
                            .map(id -> new InvoiceRef(id.value()))
                            .toList());
        }
    }

    record InvoiceRef(long idFacture) {}

    record OfEngagement(String numeroEngagementJuridique) {}

    record OfSolicitation(long idSollicitation, String pieceJointeSollicitation) {

        static @Nullable OfSolicitation of(OptionalLong id) {
            return id.isPresent() ? new OfSolicitation(id.getAsLong(), "OUI") : null;
        }
    }

    record OfStructure(long idStructure) {}
}
