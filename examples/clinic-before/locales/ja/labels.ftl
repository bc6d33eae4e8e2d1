### taiyaku catalog 1

s-ssn9n929fz = 患者様

s-ngp0gyj77c = 医師

s-qcqxmccwv2 = 看護師

s-wcv2075cvs = 記事監修
