### taiyaku catalog 1

# > 患者様
s-ssn9n929fz = Patient

# > 医師
s-ngp0gyj77c = Doctor

# > 看護師
s-qcqxmccwv2 = Nurse

# > 記事監修
s-wcv2075cvs = Article supervised by
