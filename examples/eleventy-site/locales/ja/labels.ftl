### taiyaku catalog 1

s-ngp0gyj77c = 医師

s-kpta7cvytt = 患者
