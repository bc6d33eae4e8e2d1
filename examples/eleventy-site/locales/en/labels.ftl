### taiyaku catalog 1

# > 医師
s-ngp0gyj77c = Doctor

# > 患者
s-kpta7cvytt = Patient
