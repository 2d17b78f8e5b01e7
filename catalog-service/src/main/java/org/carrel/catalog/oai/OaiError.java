package org.carrel.catalog.oai;

/**
 * Why a request is not answered, in the protocol's own words.
 *
 * @param code what is wrong
 * @param detail what would be right
 */
public record OaiError(Code code, String detail) {

    /** The protocol's codes (OAI-PMH 2.0, section 3.6). */
    public enum Code {
        BAD_VERB("badVerb"),
        BAD_ARGUMENT("badArgument"),
        BAD_RESUMPTION_TOKEN("badResumptionToken"),
        CANNOT_DISSEMINATE_FORMAT("cannotDisseminateFormat"),
        ID_DOES_NOT_EXIST("idDoesNotExist"),
        NO_RECORDS_MATCH("noRecordsMatch");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
