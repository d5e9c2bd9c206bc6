package dev.redial.code;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The numberings in use around Remote Desktop. The same number means different things in different ones. */
public enum CodeNamespace {
    MSTSC_DISCONNECT,
    MSTSC_EXTENDED,
    MSTSC_LOGON_ERROR,
    MSTSC_FATAL_ERROR,
    RDP_ERRINFO,
    RDP_NEG_FAILURE,
    RDP_NEG_PROTOCOL,
    RDP_NEG_RSP_FLAG,
    RDP_NEG_REQ_FLAG,
    RDP_NEG_MESSAGE,
    RDP_LICENSE_ERROR,
    RDP_LOGON_NOTIFICATION,
    RDP_LOGON_ERROR_DATA,
    RDSTLS_RESULT,
    CREDSSP_EARLY_AUTH,
    SSPI,
    HRESULT,
    NTSTATUS,
    TLS_ALERT,
    RDGW_WIN32,
    RDGW_HRESULT,
    AVD_DIAGNOSTIC,
    FREERDP_CONNECT,
    GUACAMOLE_STATUS,
    EVENT_REMOTE_CONNECTION_MANAGER("event_RemoteConnectionManager"),
    EVENT_RDP_CORE_TS("event_RdpCoreTS"),
    EVENT_CLIENT_ACTIVE_X_CORE("event_ClientActiveXCore"),
    EVENT_LOCAL_SESSION_MANAGER("event_LocalSessionManager"),
    EVENT_SCHANNEL("event_Schannel"),
    EVENT_GATEWAY("event_Gateway"),
    EVENT_SECURITY("event_Security"),
    EVENT_TERM_DD("event_TermDD"),
    EVENT_SESSION_BROKER("event_SessionBroker"),
    EVENT_SESSION_BROKER_CLIENT("event_SessionBrokerClient");

    private final String id;

    CodeNamespace() {
        id = name().toLowerCase(Locale.ROOT);
    }

    CodeNamespace(String id) {
        this.id = id;
    }

    /** The name in catalogue files and in the API, such as {@code mstsc_disconnect}. */
    public String id() {
        return id;
    }

    public static Optional<CodeNamespace> byId(String id) {
        return Arrays.stream(values()).filter(n -> n.id.equals(id)).findFirst();
    }
}
