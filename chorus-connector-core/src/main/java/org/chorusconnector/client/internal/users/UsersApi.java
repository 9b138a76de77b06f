package org.chorusconnector.client.internal.users;

import java.util.List;
import java.util.Optional;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.internal.wire.WireDates;
import org.chorusconnector.client.structures.ServiceId;
import org.chorusconnector.client.structures.ServiceMembership;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.users.StructureMembership;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Users on the wire. */
interface UsersApi {

    @POST("cpro/utilisateurs/v1/monCompte/recuperer/rattachements")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererRattachementsMonCompteUtilisateur")
    Call<Coded<Found<StructureRow>>> recupererRattachementsMonCompteUtilisateur(@Body Search search);

    record Search(Page.Asked parametresRecherche) {}

    record StructureRow(
            @Nullable Long idStructure,
            @Nullable String identifiantStructure,
            @Nullable String designationStructure,
            @Nullable String roleUtilisateur,
            @Nullable String statutRattachementStructure,
            @Nullable List<@Nullable ServiceRow> listeServicesRattache) {

        StructureMembership toMembership() {
            return new StructureMembership(
                    new StructureId(IncompleteAnswerException.required(idStructure, "idStructure")),
                    Optional.ofNullable(identifiantStructure),
                    Optional.ofNullable(designationStructure),
                    Optional.ofNullable(roleUtilisateur),
                    Optional.ofNullable(statutRattachementStructure),
                    Page.rows(listeServicesRattache, ServiceRow::toMembership));
        }
    }

    record ServiceRow(
            @Nullable Long idService,
            @Nullable String codeService,
            @Nullable String libelleService,
            @Nullable String statutRattachementService,
            @Nullable String dateDbtService,
            @Nullable String dateFinService) {

        ServiceMembership toMembership() {
            return new ServiceMembership(
                    new ServiceId(IncompleteAnswerException.required(idService, "idService")),
                    Optional.ofNullable(codeService),
                    Optional.ofNullable(libelleService),
                    Optional.ofNullable(statutRattachementService),
                    WireDates.day(dateDbtService),
                    WireDates.day(dateFinService));
        }
    }
}
