package org.chorusconnector.client.internal.flows;

import java.util.Optional;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.RefusalKind;
import org.chorusconnector.client.files.FileTarget;
import org.chorusconnector.client.flows.DepositedFlow;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.flows.FlowReport;
import org.chorusconnector.client.flows.FlowUpload;
import org.chorusconnector.client.flows.Flows;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.streaming.FileDownload;

/** The flows over HTTP. */
public final class HttpFlows implements Flows {

    /** Declares the services of this group. */
    public static final Class<?> API = FlowsApi.class;

    private final Exchange exchange;
    private final FlowsApi api;

    public HttpFlows(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(FlowsApi.class);
    }

    @Override
    public DepositedFlow deposit(FlowUpload flow) {
        return exchange.run(api.deposerFluxFacture(FlowsApi.Deposit.of(flow)), FlowsApi.Deposited::toFlow);
    }

    @Override
    public Optional<FlowReport> report(FlowNumber flow) {
        try {
            return Optional.of(exchange.run(
                    api.consulterCRDetaille(new FlowsApi.Consultation(flow.value())), FlowsApi.Report::toReport));
        } catch (ChorusRefusedException refusal) {
            if (refusal.kind() == RefusalKind.UNKNOWN_FLOW) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    @Override
    public long downloadReport(FlowNumber flow, FileTarget target) {
        return exchange.runUncoded(
                api.consulterCR(new FlowsApi.Consultation(flow.value())), new FileDownload("fichierCR", target)::read);
    }
}
