<?xml version="1.0" encoding="UTF-8"?>
<!-- Simple Dublin Core as OAI-PMH disseminates it: the Library of Congress's rules in another wrapping. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:marc="http://www.loc.gov/MARC21/slim"
    xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    exclude-result-prefixes="marc">
  <xsl:import href="MARC21slim2SRWDC.xsl"/>
  <xsl:template match="/">
    <oai_dc:dc
        xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
      <xsl:apply-templates select="marc:record"/>
    </oai_dc:dc>
  </xsl:template>
</xsl:stylesheet>
